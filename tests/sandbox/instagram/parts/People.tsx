/** @jsxImportSource react */
import type { ReactElement } from "react";

import { personOf } from "../../data/people.ts";
import { marks } from "../marks.ts";
import { toggle, useApp } from "../state.ts";
import { fill, strings } from "../strings/strings.ts";
import type { Atom } from "../atoms.ts";
import { look } from "../style.ts";
import { Badge } from "./Icon.tsx";

export function pictureOf(handle: string): string {
  return `https://scontent.cdninstagram.com/profile_images/${handle}.svg`;
}

function Picture({ handle, size }: { handle: string; size?: Atom }): ReactElement {
  return (
    <img
      alt={fill(strings().pictureOf, { name: handle })}
      draggable="false"
      src={pictureOf(handle)}
      className={look("portrait", size ?? false)}
    />
  );
}

/** A person's picture, as a link to the profile. */
export function Portrait({ handle }: { handle: string }): ReactElement {
  return (
    <a href={`/${handle}/`} {...marks("link", { role: "link", tabIndex: 0 })} className={look("block")}>
      <Picture handle={handle} />
    </a>
  );
}

/** The picture in a post's header: pressing it opens the story, so it is no link. */
export function StoryPortrait({ handle, size }: { handle: string; size?: Atom }): ReactElement {
  return (
    <div {...marks("story", { role: "button", tabIndex: -1 })} className={look("block")}>
      <canvas height="42" width="42" className={look("hidden")} />
      <span {...marks("story-picture", { role: "link", tabIndex: 0 })}>
        <Picture handle={handle} {...(size && { size })} />
      </span>
    </div>
  );
}

/** The handle, as a link to the profile. Instagram shows no other name beside what people say. */
export function HandleLink({ handle }: { handle: string }): ReactElement {
  return (
    <span>
      <span>
        <div className={look("block")}>
          <a href={`/${handle}/`} {...marks("link", { role: "link", tabIndex: 0 })} className={look("bold")}>
            <div className={look("row")}>
              <div>
                <span {...marks("name", { dir: "auto" })}>{handle}</span>
                {personOf(handle).verified === true ? (
                  <div style={{ display: "inline-block" }}>
                    <Badge label={strings().verified} />
                  </div>
                ) : null}
              </div>
            </div>
          </a>
        </div>
      </span>
    </span>
  );
}

export function FollowButton({ handle }: { handle: string }): ReactElement {
  const isFollowed = useApp((state) => state.followed.has(handle));
  const words = strings();
  return (
    <button type="button" className={look("accent")} onClick={() => toggle("followed", handle)}>
      <div {...marks("follow", { dir: "auto" })}>{isFollowed ? words.following : words.follow}</div>
    </button>
  );
}
