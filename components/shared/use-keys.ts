import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Listens to the keys pressed anywhere inside the element that is given the returned ref. Calling `preventDefault` tells
 * those further out that the key was taken.
 */
export function useKeys<Inside extends HTMLElement>(
  onKey: (event: KeyboardEvent) => void,
): RefObject<Inside | null> {
  const element = useRef<Inside>(null);
  const latest = useRef(onKey);
  latest.current = onKey;
  useLayoutEffect(() => {
    const inside = element.current;
    const listen = (event: KeyboardEvent): void => latest.current(event);
    inside?.addEventListener("keydown", listen);
    return () => inside?.removeEventListener("keydown", listen);
  }, []);
  return element;
}
