import type { Switches } from "./switches.ts";

/**
 * The content security policy of a page. `x` follows what X sent in 2025: scripts by nonce, styles anywhere.
 * `strict` is more than any of the sites asks for today, so that an extension that passes here passes there.
 */
export function contentSecurityPolicy(switches: Switches, nonce: string): string {
  const isStrict = switches.policy === "strict";
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Style attributes stay allowed: the server's markup has them, as X's has.
    isStrict
      ? `style-src 'nonce-${nonce}'; style-src-attr 'unsafe-inline'`
      : "style-src 'self' 'unsafe-inline'",
    isStrict
      ? "img-src 'self' data: https://pbs.twimg.com https://abs-0.twimg.com"
      : "img-src 'self' blob: data: https://*.twimg.com",
    isStrict ? "frame-src 'none'; child-src 'none'" : "frame-src 'self'; child-src 'self'",
    "connect-src 'self' https://*.x.com https://*.twimg.com",
    "font-src 'self'",
    "media-src 'self' blob: https://*.twimg.com",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "worker-src 'self' blob:",
  ];
  if (isStrict || switches.trusted)
    directives.push("require-trusted-types-for 'script'", "trusted-types 'none'");
  return directives.join("; ");
}
