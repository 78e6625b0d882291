import { describe, expect, test } from "vitest";

import { facebook } from "../../../lib/sites/facebook.ts";
import { parseAddress, parseComment, parseToken, targetOf } from "../../../lib/sites/facebook/address.ts";

const HOME = new URL("https://www.facebook.com/");

function exit(target: string): string {
  return `https://l.facebook.com/l.php?u=${encodeURIComponent(target)}&h=AT0`;
}

describe("Facebook's addresses", () => {
  test.each([
    ["/", "home", undefined],
    ["/search/posts/?q=larkfield%20sofa", "search", "larkfield sofa"],
    ["/hashtag/larkfield", "search", "#larkfield"],
    ["/notifications", "notifications", undefined],
    ["/messages/t/12", "messages", undefined],
    ["/larkfieldhome", "profile", "larkfieldhome"],
    ["/larkfieldhome/mentions", "profile", "larkfieldhome"],
    ["/profile.php?id=100000000000088", "profile", "100000000000088"],
    ["/larkfieldhome/followers", "other", "larkfieldhome"],
    ["/larkfieldhome/posts/61000001", "post", "larkfieldhome"],
    ["/permalink.php?story_fbid=61000001&id=88", "post", "88"],
    ["/larkfieldhome/videos/61000001/", "post", "larkfieldhome"],
    ["/photo/?fbid=77&set=a.1", "photo", undefined],
    ["/reel/61000001", "reel", undefined],
    ["/groups/larkfield.owners/posts/65/", "group", undefined],
    ["/marketplace/item/1", "other", undefined],
  ])("%s is %s of %s", (address, surface, subject) => {
    const url = new URL(address, HOME);
    expect(facebook.surface(url)).toBe(surface);
    expect(facebook.subject(url)).toBe(subject);
  });

  test.each(["https://business.facebook.com/", "https://facebook.com.example/", "http://www.facebook.com/"])(
    "%s is not read",
    (address) => expect(facebook.matches(new URL(address))).toBe(false),
  );

  test.each([
    ["/people/Ada-Brandt/100000000000042/", "100000000000042"],
    ["/p/Fernbrook-Garden-100000000000043/", "100000000000043"],
    ["/groups/larkfield.owners/user/100000000000044/?__cft__[0]=x", "100000000000044"],
    ["https://web.facebook.com/ida.moss?__tn__=R", "ida.moss"],
  ])("%s is the profile %s", (href, handle) => {
    expect(parseAddress(href)).toEqual({ kind: "profile", handle });
  });

  test.each(["/watch/", "/marketplace", "#", "", "https://example.com/ida.moss", "/larkfield/unknown"])(
    "%j is nobody's profile and no post",
    (href) => expect(parseAddress(href)).toBeUndefined(),
  );

  test("a comment's address keeps what opens it, and nothing that tells who opened it from where", () => {
    const href =
      "/a.b/posts/some-words/99?comment_id=1&reply_comment_id=2&__cft__[0]=AZx&__tn__=R&notif_id=5";
    expect(parseComment(href)).toMatchObject({
      id: "2",
      parent: "1",
      url: "https://www.facebook.com/a.b/posts/99?comment_id=1&reply_comment_id=2",
    });
    expect(parseToken(`/a.b?comment_id=${btoa("comment:99_2")}`)).toEqual({ post: "99", id: "2" });
    expect(parseToken("/a.b?comment_id=%%%")).toBeUndefined();
  });

  test("links lead where they led before Facebook's exit page, and only over https", () => {
    expect(targetOf(exit("https://larkfield.example/a?b=1&fbclid=Iw"))).toBe(
      "https://larkfield.example/a?b=1",
    );
    expect(targetOf(exit("javascript:alert(1)"))).toBeUndefined();
    expect(targetOf("/events/12?__tn__=R")).toBe("https://www.facebook.com/events/12");
  });
});
