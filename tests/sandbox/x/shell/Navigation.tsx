/** @jsxImportSource react */
import type { ReactElement } from "react";

import { VIEWER } from "../../data/brand.ts";
import { personOf } from "../../data/people.ts";
import { aria, testId } from "../hooks.ts";
import { Icon, type IconName } from "../icons.tsx";
import { AvatarContainer } from "../post/Avatar.tsx";
import { useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

type Item = { href: string; icon: IconName; label: string; id?: string; count?: number };

function NavigationLink({ item, current }: { item: Item; current: boolean }): ReactElement {
  return (
    <a
      href={item.href}
      {...aria("nav", { "aria-label": item.label })}
      role="link"
      className={box("row", "middle", "navItem", "shadeOnHover", "focusRing")}
      {...(item.id === undefined ? {} : testId(item.id))}
    >
      <div className={box()} style={colour("ink")}>
        <Icon name={item.icon} large filled={current && item.icon === "home"} />
        {item.count === undefined || item.count === 0 ? null : (
          <div aria-hidden="true" className={text("unread")}>
            {item.count}
          </div>
        )}
      </div>
      <div dir="ltr" className={text("title", current && "bold")} style={colour("ink")}>
        <span className={run()}>{item.label}</span>
      </div>
    </a>
  );
}

/** The left column: where to go, and who is signed in. */
export function Navigation({ path }: { path: string }): ReactElement {
  const words = strings();
  const unread = useApp((state) => state.unread);
  const items: Item[] = [
    { href: "/home", icon: "home", label: words.home, id: "AppTabBar_Home_Link" },
    { href: "/explore", icon: "search", label: words.search, id: "AppTabBar_Explore_Link" },
    {
      href: "/notifications",
      icon: "bell",
      label: words.notifications,
      id: "AppTabBar_Notifications_Link",
      count: unread,
    },
    { href: "/i/chat", icon: "mail", label: words.messages, id: "AppTabBar_DirectMessage_Link" },
    { href: "/i/lists/84100", icon: "list", label: words.list },
    { href: "/i/history", icon: "bookmark", label: words.bookmarks },
    { href: `/${VIEWER}`, icon: "person", label: words.profile, id: "AppTabBar_Profile_Link" },
    { href: "/i/display", icon: "more", label: words.display, id: "AppTabBar_More_Menu" },
  ];
  return (
    <header role="banner" className={box("banner")}>
      <div className={box("bannerInner")}>
        <div className={box()}>
          <h1 role="heading" className={box()}>
            <a
              href="/home"
              aria-label="X"
              role="link"
              className={box("navItem", "shadeOnHover")}
              style={colour("ink")}
            >
              <Icon name="mark" large />
            </a>
          </h1>
          <nav role="navigation" className={box()}>
            {items.map((item) => (
              <NavigationLink key={item.href} item={item} current={path === item.href} />
            ))}
          </nav>
          <a
            href="/compose/post"
            role="link"
            {...testId("SideNav_NewTweet_Button")}
            className={box("button", "wide", "strongBox", "off12")}
          >
            <div dir="ltr" className={text("bold", "large")} style={{ color: "inherit" }}>
              <span className={run()}>{words.post}</span>
            </div>
          </a>
        </div>
        <Account />
      </div>
    </header>
  );
}

function Account(): ReactElement {
  return (
    <button
      type="button"
      role="button"
      {...aria("account", { "aria-label": strings().accountMenu })}
      {...testId("SideNav_AccountSwitcher_Button")}
      className={box("row", "middle", "pad12", "round", "pointer", "shadeOnHover", "off12")}
    >
      <div className={box("avatarColumn")}>
        <AvatarContainer handle={VIEWER} size={40} linked={false} />
      </div>
      <div className={box("shrink")}>
        <div dir="ltr" className={text("bold", "ellipsis")} style={colour("ink")}>
          <span className={run()}>{personOf(VIEWER).name}</span>
        </div>
        <div dir="ltr" className={text()} style={colour("dim")}>
          <span className={run()}>@{VIEWER}</span>
        </div>
      </div>
    </button>
  );
}
