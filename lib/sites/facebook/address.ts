/** Facebook's URL grammar, written after pages and sources of 2022-03 to 2026-08. */

export type Address =
  /** A person's or page's profile: the name in the path, or the numeric id. */
  { readonly kind: "profile"; readonly handle: string } | PostAddress;

export type PostAddress = {
  readonly kind: "post" | "photo" | "video";
  readonly id: string;
  /** Whose profile the address is under: a handle or a numeric id; none in groups, photos and videos. */
  readonly owner?: string;
  /** Where it can be opened, with nothing in it that tells who opened it from where. */
  readonly url: string;
  /** The post that a photo was made for, where its album says so. */
  readonly ofPost?: string;
};

/** A comment: which, and under which address it stands. */
export type CommentAddress = {
  /** The comment's own id: of the reply, where it is one. */
  readonly id: string;
  /** The comment that a reply stands under. */
  readonly parent?: string;
  readonly post: PostAddress;
  readonly url: string;
};

/** What the author's link of a comment carries: `comment:POST_COMMENT`, in base64. */
export type CommentToken = { readonly post: string; readonly id: string };

const ORIGIN = "https://www.facebook.com";
const HOSTS = new Set(["facebook.com", "www.facebook.com", "web.facebook.com"]);
const NUMBER = /^\d{1,25}$/;
/** Numeric, or `pfbid` and what stands for the number since 2022. */
const POST_ID = /^(?:\d{1,25}|pfbid\w{10,100})$/;
const HANDLE = /^[\p{L}\p{N}_.-]{1,100}$/u;
/** First path segments that are Facebook's own pages (2026-08). */
const RESERVED = new Set(
  "ad_center ads adsmanager bookmarks business checkpoint directory dialog events feed friends fundraisers gaming games groups hashtag help home home.php l.php latest legal live login login.php logout.php marketplace me media memories messages messenger notes notifications offers p pages people permalink.php photo photo.php photos plugins policies policy posts privacy professional_dashboard profile profile.php reel reels saved search settings share sharer sharer.php stories story.php terms tr video video.php videos watch".split(
    " ",
  ),
);

export function isFacebook(url: URL): boolean {
  return url.protocol === "https:" && HOSTS.has(url.hostname);
}

/** `href`, as it stands in the page, if it leads to Facebook. */
export function facebookUrl(href: string | null): URL | undefined {
  if (href === null || href.trim() === "" || href.startsWith("#") || !URL.canParse(href, ORIGIN)) {
    return undefined;
  }
  const url = new URL(href, ORIGIN);
  return isFacebook(url) ? url : undefined;
}

/** What `href` leads to on Facebook; `undefined` for everything else. A comment's address counts as its post's. */
export function parseAddress(href: string | null): Address | undefined {
  const url = facebookUrl(href);
  return url && (postAddress(url) ?? profileAddress(url));
}

export function isPost(address: Address | undefined): address is PostAddress {
  return address !== undefined && address.kind !== "profile";
}

function profileAddress(url: URL): Address | undefined {
  const [first = "", second, third, fourth] = segments(url);
  if (first === "profile.php") {
    const id = url.searchParams.get("id") ?? "";
    return NUMBER.test(id) ? { kind: "profile", handle: id } : undefined;
  }
  if (first === "people" || first === "pages") {
    return NUMBER.test(third ?? "") ? { kind: "profile", handle: third ?? "" } : undefined;
  }
  if (first === "p") {
    const id = /-(\d{5,25})$/.exec(second ?? "")?.[1];
    return id === undefined ? undefined : { kind: "profile", handle: id };
  }
  if (first === "groups") {
    return third === "user" && NUMBER.test(fourth ?? "")
      ? { kind: "profile", handle: fourth ?? "" }
      : undefined;
  }
  const isAlone = second === undefined && isHandle(first);
  return isAlone ? { kind: "profile", handle: first } : undefined;
}

function isHandle(segment: string): boolean {
  return (
    HANDLE.test(segment) && !RESERVED.has(segment.toLowerCase()) && !segment.toLowerCase().endsWith(".php")
  );
}

function postAddress(url: URL): PostAddress | undefined {
  const [first = "", second = "", third, fourth] = segments(url);
  const parameter = (name: string): string => url.searchParams.get(name) ?? "";
  switch (first) {
    case "permalink.php":
    case "story.php": {
      const [id, owner] = [parameter("story_fbid"), parameter("id")];
      return POST_ID.test(id) && NUMBER.test(owner)
        ? { kind: "post", id, owner, url: `${ORIGIN}/permalink.php?story_fbid=${id}&id=${owner}` }
        : undefined;
    }
    case "photo":
    case "photo.php": {
      return photo(parameter("fbid"), parameter("set"));
    }
    case "watch": {
      return video(parameter("v"), `${ORIGIN}/watch/?v=`);
    }
    case "reel": {
      return video(second, `${ORIGIN}/reel/`);
    }
    case "groups": {
      const isOwn = third === "posts" || third === "permalink";
      const id = isOwn ? (fourth ?? "") : parameter("multi_permalinks") || parameter("post_id");
      return HANDLE.test(second) && POST_ID.test(id)
        ? { kind: "post", id, url: `${ORIGIN}/groups/${second}/posts/${id}/` }
        : undefined;
    }
    default: {
      return isHandle(first) ? ownedAddress(url, first) : undefined;
    }
  }
}

/** `/OWNER/posts/ID`, `/OWNER/posts/some-words/ID`, the same with videos and photos. */
function ownedAddress(url: URL, owner: string): PostAddress | undefined {
  const [, section, ...rest] = segments(url);
  const id = rest.at(-1) ?? "";
  if (section === "posts" && POST_ID.test(id)) {
    return { kind: "post", id, owner, url: `${ORIGIN}/${owner}/posts/${id}` };
  }
  if (section === "videos" && NUMBER.test(id)) {
    return { kind: "video", id, owner, url: `${ORIGIN}/${owner}/videos/${id}/` };
  }
  const picture = section === "photos" ? photo(id, rest.at(-2) ?? "") : undefined;
  return picture && { ...picture, owner };
}

function photo(id: string, album: string): PostAddress | undefined {
  if (!NUMBER.test(id)) {
    return undefined;
  }
  const ofPost = /^pcb\.(\d+)$/.exec(album)?.[1];
  const known = /^(?:a|pcb|gm|g|pb|p|o|t)\.[\d.-]+$/.test(album) ? `&set=${album}` : "";
  return {
    kind: "photo",
    id,
    url: `${ORIGIN}/photo/?fbid=${id}${known}`,
    ...(ofPost === undefined ? {} : { ofPost }),
  };
}

function video(id: string, place: string): PostAddress | undefined {
  return NUMBER.test(id) ? { kind: "video", id, url: `${place}${id}` } : undefined;
}

/** The comment that the time of a comment links to. */
export function parseComment(href: string | null): CommentAddress | undefined {
  const url = facebookUrl(href);
  const post = url && postAddress(url);
  const comment = url?.searchParams.get("comment_id") ?? "";
  const reply = url?.searchParams.get("reply_comment_id") ?? "";
  if (!post || !NUMBER.test(comment) || (reply !== "" && !NUMBER.test(reply))) {
    return undefined;
  }
  const joint = post.url.includes("?") ? "&" : "?";
  const address = `${post.url}${joint}comment_id=${comment}`;
  return reply === ""
    ? { id: comment, post, url: address }
    : { id: reply, parent: comment, post, url: `${address}&reply_comment_id=${reply}` };
}

/** The token in the link to the author of a comment. */
export function parseToken(href: string | null): CommentToken | undefined {
  const parameters = facebookUrl(href)?.searchParams;
  const token = parameters?.get("reply_comment_id") ?? parameters?.get("comment_id") ?? "";
  if (!/^[\w+/-]{8,200}={0,2}$/.test(token) || NUMBER.test(token)) {
    return undefined;
  }
  try {
    const [, post, id] =
      /^comment:(\d+)_(\d+)$/.exec(atob(token.replaceAll("-", "+").replaceAll("_", "/"))) ?? [];
    return post !== undefined && id !== undefined ? { post, id } : undefined;
  } catch {
    return undefined; // Not base64 after all.
  }
}

/** Where a link in someone's words leads: Facebook's exit page unpacked, its own tracking dropped. Only `https:`. */
export function targetOf(href: string | null): string | undefined {
  if (href === null || !URL.canParse(href, ORIGIN)) {
    return undefined;
  }
  const url = new URL(href, ORIGIN);
  const isExit = /^lm?\.facebook\.com$/.test(url.hostname) && url.pathname === "/l.php";
  const target = isExit ? url.searchParams.get("u") : url.href;
  if (target === null || !URL.canParse(target)) {
    return undefined;
  }
  const found = new URL(target);
  for (const name of Array.from(found.searchParams.keys())) {
    if (name === "fbclid" || (isFacebook(found) && TRACKING.test(name))) {
      found.searchParams.delete(name);
    }
  }
  return found.protocol === "https:" ? found.href : undefined;
}

const TRACKING = /^(?:__cft__.*|__tn__|comment_tracking|mibextid|ref|_rdc|_rdr|notif_.*)$/;

/** Whether the two may be the same: a name and a number cannot be compared. */
export function mayBeSame(a: string, b: string): boolean {
  return NUMBER.test(a) !== NUMBER.test(b) || a.toLowerCase() === b.toLowerCase();
}

export function sameHandle(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function isNumeric(handle: string): boolean {
  return NUMBER.test(handle);
}

export function segments(url: URL): string[] {
  return url.pathname.split("/").flatMap((segment) => (segment === "" ? [] : [decoded(segment)]));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
