/** X's keys: j and k go from post to post, Enter opens, l likes, b bookmarks. Not while somebody writes. */
export function listenForShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
    if (
      target instanceof HTMLElement &&
      (target.isContentEditable || target.matches("input, textarea, select"))
    )
      return;
    const posts = [...document.querySelectorAll<HTMLElement>("main article[tabindex]")].toSorted(
      (left, right) => left.getBoundingClientRect().top - right.getBoundingClientRect().top,
    );
    const current = posts.findIndex((post) => post.contains(document.activeElement));
    const press = (name: string): void => {
      posts[current]?.querySelector<HTMLElement>(`[role=group] [data-testid$="${name}"]`)?.click();
    };
    switch (event.key) {
      case "j":
        move(posts[current + 1]);
        break;
      case "k":
        move(posts[current - 1]);
        break;
      case "Enter":
        if (document.activeElement === posts[current]) posts[current]?.click();
        break;
      case "l":
        press("like");
        break;
      case "b":
        press("ookmark");
        break;
      default:
    }
  });
}

/** The sticky header covers this many pixels of the window. */
const HEADER_HEIGHT = 60;

function move(post: HTMLElement | undefined): void {
  if (post === undefined) return;
  post.focus({ preventScroll: true });
  window.scrollBy(0, post.getBoundingClientRect().top - HEADER_HEIGHT);
}
