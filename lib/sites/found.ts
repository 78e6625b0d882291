import type { Layer } from "./site.ts";

/** A value read from the page, and the layer that answered. */
export type Found<Value> = { readonly value: Value; readonly layer: Layer };
