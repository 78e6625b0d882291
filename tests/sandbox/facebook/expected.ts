import type { ExpectedMention, Scene } from "../data/expected.ts";
import { personOf } from "../data/people.ts";
import type { Token } from "../data/tokens.ts";
import type { Post } from "../data/types.ts";
import { timeOf } from "../data/shown.ts";
import { setEnvironment } from "../shared/environment.ts";
import { isVeiled, paragraphsOf, shownText, wordsOf } from "./facts.ts";
import { postTime, shortAge } from "./format.ts";
import { answersOf, commentsOf, concernsBrand, storiesOf } from "./feeds.ts";
import {
  addressOf,
  handleOnFacebook,
  numberOfStory,
  pfbidOf,
  photoAddress,
  photoId,
  placeOf,
  storyAddress,
} from "./ids.ts";
import { routeOf, type Route } from "./routes.ts";

/**
 * The stories that a path shows, each followed by all comments and answers under it. A story that the page gives no
 * address of is left out: veiled, without comments or a photo.
 */
export function expectedMentions(scene: Scene, path: string): ExpectedMention[] {
  const { world, switches } = scene;
  // Ages are counted and written as on the page.
  setEnvironment({ switches, now: scene.now, address: path });
  const route = routeOf(path);
  const organic = storiesOf(world, route, switches.extras).filter(
    (post) => post.promoted === undefined && post.unavailable === undefined,
  );
  return organic.flatMap((story) => {
    const under = commentsOf(world, story).flatMap((comment) => [comment, ...answersOf(world, comment)]);
    const mentions = under.map((post) => mentionOf(scene, route, post));
    return isAddressed(scene, route, story) ? [mentionOf(scene, route, story), ...mentions] : mentions;
  });
}

function isAddressed(scene: Scene, route: Route, story: Post): boolean {
  const hasPicture = story.attachment === "photo" && story.quotes === undefined;
  const isNamed = route.page === "photo" || route.page === "reel";
  return (
    !isVeiled(story) ||
    commentsOf(scene.world, story).length > 0 ||
    hasPicture ||
    (story.attachment === "video" && story.quotes === undefined) ||
    isNamed
  );
}

function mentionOf(scene: Scene, route: Route, post: Post): ExpectedMention {
  const { world, now } = scene;
  const { id, url } = identityOf(scene, post);
  const handle = handleOnFacebook(post.by);
  const shown = shownText(post, false);
  const tokens = paragraphsOf(shown.text);
  return {
    slug: post.slug,
    path: addressOf(world, post),
    concernsBrand: concernsBrand(world, post, route),
    service: post.service,
    key: `facebook:${id}`,
    site: "facebook",
    id,
    ...(post.replyTo === undefined && post.attachment === "photo"
      ? { otherIds: [photoId(world, post)] }
      : {}),
    url: `https://www.facebook.com${url}`,
    author: {
      ...(/^\d+$/.test(handle) ? { id: handle } : {}),
      handle,
      name: personOf(post.by).name,
      verified: false,
    },
    text: tokens
      .map((line) => line.map(shownWords).join("").trim())
      .join("\n")
      .trim(),
    links: tokens
      .flat()
      .flatMap((token) => (token.kind === "link" ? [{ text: shownWords(token), url: token.value }] : [])),
    mentionedHandles: tokens
      .flat()
      .flatMap(({ kind, value }) => (kind === "handle" ? [handleOnFacebook(value)] : [])),
    ...(post.replyTo === undefined ? {} : { language: post.language }),
    translated: false,
    truncated: shown.truncated,
    edited: false,
    hasMedia:
      post.attachment === "video" || (post.attachment === "photo" && !isBesidePhoto(scene, route, post)),
    postedAtLabel: post.replyTo === undefined ? postTime(timeOf(post, now)) : shortAge(timeOf(post, now)),
    ...(post.replyTo === undefined ? {} : { replyTo: answeredBy(scene, post) }),
  };
}

/** The panel beside a photo does not hold it; only its address may tell that there is one. */
function isBesidePhoto({ world }: Scene, route: Route, post: Post): boolean {
  return route.page === "photo" && post.replyTo === undefined && commentsOf(world, post).length > 0;
}

function shownWords(token: Token): string {
  return token.kind === "link" ? token.value.replace("https://", "") : wordsOf(token);
}

function answeredBy({ world }: Scene, post: Post): { handles: string[]; id: string } {
  const { story, comment } = placeOf(world, post);
  return comment === undefined
    ? { handles: [handleOnFacebook(story.by)], id: numberOfStory(world, post) }
    : { handles: [handleOnFacebook(comment.by)], id: world.idOf(comment) };
}

/** By what the page knows a post: its address, or while that is veiled its comments' address, or its picture's. */
function identityOf(scene: Scene, post: Post): { id: string; url: string } {
  const { world } = scene;
  const url = addressOf(world, post);
  if (post.replyTo !== undefined) return { id: world.idOf(post), url };
  const isKnown = !isVeiled(post) || commentsOf(world, post).length > 0;
  if (!isKnown && post.attachment === "photo") {
    return { id: photoId(world, post), url: photoAddress(world, post) };
  }
  const route = routeOf(storyAddress(world, post));
  return { id: "id" in route ? route.id : pfbidOf(post), url };
}
