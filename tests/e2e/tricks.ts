/** What a hostile page can do to a button of ours under a human's pointer. */
export type Trick = {
  readonly name: string;
  /** The page's element that is changed; `POST` stands for the post's own. Without one, a cover is laid over everything. */
  readonly element?: string;
  readonly style: Readonly<Record<string, string>>;
  /** The cover is shown in the browser's top layer. */
  readonly onTop?: true;
  /** The click comes at once, before half a second is over. */
  readonly atOnce?: true;
  /** What the chip says to a click that arrived. */
  readonly says?: string;
};

const HOST = "POST div[style*='container-type']";
const HIDDEN = "The page hides this button";
const COVERED = "Something covers this";
const COVER = { position: "fixed", inset: "0", "z-index": "2147483647", background: "white" };

export const tricks: readonly Trick[] = [
  { name: "our element is made transparent", element: HOST, style: { opacity: "0.05" }, says: HIDDEN },
  { name: "the post is made transparent", element: "POST", style: { opacity: "0.3" } },
  { name: "the body is made transparent", element: "body", style: { opacity: "0.05" } },
  {
    name: "the whole document is made transparent",
    element: "html",
    style: { opacity: "0.05" },
    says: HIDDEN,
  },
  { name: "the post is filtered away", element: "POST", style: { filter: "opacity(0)" }, says: HIDDEN },
  { name: "the post is blurred", element: "POST", style: { filter: "blur(12px)" } },
  { name: "the post is clipped away", element: "POST", style: { "clip-path": "inset(0 0 99% 0)" } },
  { name: "the post is drawn tiny", element: "POST", style: { transform: "scale(0.3)" } },
  { name: "something covers it and catches the click", style: COVER },
  {
    name: "something covers it and lets the click through",
    style: { ...COVER, "pointer-events": "none" },
    says: COVERED,
  },
  {
    name: "something in the top layer covers it and lets the click through",
    style: { ...COVER, "pointer-events": "none", width: "100vw", height: "100vh", border: "0" },
    onTop: true,
    says: COVERED,
  },
  {
    name: "the post slips under the pointer",
    element: "POST",
    style: { transform: "translateX(24px)" },
    atOnce: true,
    says: "It moved just now",
  },
];

/** Plays a trick; runs in the page. @returns how to put everything back */
export function play({ trick: { element, style, onTop }, post }: { trick: Trick; post: string }): () => void {
  const selector = element?.replace("POST", `[data-sandbox-post="${post}"]`);
  const found = selector === undefined ? undefined : document.querySelector<HTMLElement>(selector);
  const target = found ?? document.body.appendChild(document.createElement("div"));
  const before = target.style.cssText;
  for (const [property, value] of Object.entries(style))
    target.style.setProperty(property, value, "important");
  if (onTop) {
    target.popover = "manual";
    target.showPopover();
  }
  return () => {
    if (found) target.style.cssText = before;
    else target.remove();
  };
}
