/** @jsxImportSource react */
import type { ReactElement } from "react";

import { marks } from "../marks.ts";
import { Icon } from "../parts/Icon.tsx";
import { StoryPortrait } from "../parts/People.tsx";
import { fill, strings } from "../strings/strings.ts";
import { look } from "../style.ts";

/** Asks a visitor without an account to sign up, in a dialog that lets the page be read. */
export function LoggedOut({ handle }: { handle: string }): ReactElement {
  const words = strings();
  return (
    <div tabIndex={-1}>
      <div {...marks("sign-up", { role: "dialog" })} className={look("banner")}>
        <div {...marks("close", { role: "button", tabIndex: 0 })}>
          <Icon name="close" label={words.close} tiny />
        </div>
        <StoryPortrait handle={handle} />
        <span {...marks("miss-out", { dir: "auto" })}>{fill(words.missOut, { name: handle })}</span>
        <a href="/accounts/emailsignup/" {...marks("link", { role: "link" })} className={look("button")}>
          {words.signUp}
        </a>
        <a href="/accounts/login/" {...marks("link", { role: "link" })} className={look("accent")}>
          {words.logIn}
        </a>
      </div>
    </div>
  );
}
