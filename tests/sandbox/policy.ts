import type { SandboxSite } from "./shared/site.ts";
import type { Switches } from "./switches.ts";

/**
 * The content security policy of a page. `site` follows what X sent in 2025: scripts by nonce, styles anywhere.
 * `strict` is more than any of the sites asks for today, so that an extension that passes here passes there.
 */
export function contentSecurityPolicy(
  { pictureHosts, sources }: SandboxSite,
  switches: Switches,
  nonce: string,
): string {
  const isStrict = switches.policy === "strict";
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Style attributes stay allowed: the server's markup has them, as X's has.
    isStrict
      ? `style-src 'nonce-${nonce}'; style-src-attr 'unsafe-inline'`
      : "style-src 'self' 'unsafe-inline'",
    isStrict
      ? `img-src 'self' data: ${pictureHosts.map((host) => `https://${host}`).join(" ")}`
      : `img-src 'self' blob: data: ${sources.pictures}`,
    isStrict ? "frame-src 'none'; child-src 'none'" : "frame-src 'self'; child-src 'self'",
    `connect-src 'self' ${sources.connect}`,
    "font-src 'self'",
    `media-src 'self' blob: ${sources.pictures}`,
    `object-src ${sources.objects}`,
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "worker-src 'self' blob:",
  ];
  if (isStrict || switches.trusted)
    directives.push("require-trusted-types-for 'script'", "trusted-types 'none'");
  return directives.join("; ");
}
