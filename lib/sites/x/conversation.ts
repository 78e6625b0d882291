/** Who is answered on a post's own page, where only the order of the posts tells. */
import { precedes } from "../dom.ts";
import { parseAddress } from "./address.ts";
import { HEADING, POST_ADDRESS, REGION, TIME } from "./selectors.ts";

/** What was seen of the conversation that a page shows. */
type Conversation = {
  readonly focus: string;
  handle: string | undefined;
  /** By id: whether a post was seen to be an answer. Those before the post of the page are none. */
  readonly answers: Map<string, boolean>;
};

/**
 * A long list drops the post that the page is about while people scroll down. What stands beside a post that was seen to
 * answer it, with no heading between them, answers it too: the rows in the page are always neighbours.
 */
const conversations = new WeakMap<Document, Conversation>();

/** The author of the post that the page is about, when `element` is one of the answers listed after it. */
export function answeredAuthor(element: Element, id: string, focus: string): string | undefined {
  const region = element.closest(REGION);
  const headings = [...(region?.querySelectorAll(HEADING) ?? [])];
  const isTogether = (a: Element, b: Element): boolean =>
    headings.every((heading) => !precedes(a, heading) || !precedes(heading, b));
  const known = conversationOf(element.ownerDocument, focus);
  let isAnswer = known.answers.get(id);
  for (const link of region?.querySelectorAll(POST_ADDRESS) ?? []) {
    const address = parseAddress(link.getAttribute("href"));
    if (address?.kind !== "post" || link.querySelector(TIME) === null) continue;
    if (address.id === focus) {
      known.handle = address.handle;
      isAnswer = precedes(link, element) && !element.contains(link) && isTogether(link, element);
      break;
    }
    if (known.answers.get(address.id) && isTogether(link, element) && isTogether(element, link)) {
      isAnswer ??= true;
    }
  }
  if (isAnswer !== undefined) known.answers.set(id, isAnswer);
  return isAnswer ? known.handle : undefined;
}

function conversationOf(page: Document, focus: string): Conversation {
  const known = conversations.get(page);
  if (known?.focus === focus) return known;
  const fresh = { focus, handle: undefined, answers: new Map<string, boolean>() };
  conversations.set(page, fresh);
  return fresh;
}
