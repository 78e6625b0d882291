/** @jsxImportSource react */
import type { ReactElement, ReactNode } from "react";

import { aria, testId } from "../hooks.ts";
import { box } from "../style.ts";

export function avatarAddress(handle: string): string {
  return `https://pbs.twimg.com/profile_images/${encodeURIComponent(handle)}_normal.svg`;
}

type Props = { handle: string; size: number; linked: boolean };

/** The round picture of a person; a link everywhere but in quotes. */
export function Avatar({ handle, size, linked }: Props): ReactElement {
  return (
    <div className={box()} {...testId("Tweet-User-Avatar")}>
      <AvatarContainer handle={handle} size={size} linked={linked} />
    </div>
  );
}

export function AvatarContainer({ handle, size, linked }: Props): ReactElement {
  return (
    <div
      className={box()}
      {...testId(`UserAvatar-Container-${handle}`)}
      style={{ width: size, height: size }}
    >
      <div className={box("fill")}>
        <div className={box("fill", "round", "clip")}>
          <Frame handle={handle} linked={linked}>
            <div className={box("fill")}>
              <div className={box("tall")}>
                <img alt="" draggable="true" src={avatarAddress(handle)} className={box("picture")} />
              </div>
            </div>
          </Frame>
        </div>
      </div>
    </div>
  );
}

function Frame({
  handle,
  linked,
  children,
}: {
  handle: string;
  linked: boolean;
  children: ReactNode;
}): ReactElement {
  if (!linked) {
    return (
      <div
        {...aria("avatar", { "aria-hidden": true })}
        role="presentation"
        tabIndex={-1}
        className={box("fill")}
      >
        {children}
      </div>
    );
  }
  return (
    <a
      href={`/${handle}`}
      {...aria("avatar", { "aria-hidden": true })}
      role="link"
      tabIndex={-1}
      className={box("fill")}
    >
      {children}
    </a>
  );
}
