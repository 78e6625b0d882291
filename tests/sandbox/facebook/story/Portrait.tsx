/** @jsxImportSource react */
import type { ReactElement } from "react";

/** A picture of a person, in an `svg` as on Facebook. */
export function Portrait({
  handle,
  size,
  label,
}: {
  handle: string;
  size: number;
  label?: string;
}): ReactElement {
  return (
    <svg
      aria-hidden={label === undefined}
      aria-label={label}
      role={label === undefined ? "none" : "img"}
      style={{ width: size, height: size, borderRadius: "50%", display: "block", flexShrink: 0 }}
    >
      <image
        x="0"
        y="0"
        width="100%"
        height="100%"
        preserveAspectRatio="xMidYMid slice"
        href={`https://scontent.xx.fbcdn.net/profile_images/${handle}.svg`}
      />
    </svg>
  );
}
