import { resolve } from "node:path";

import preact from "@preact/preset-vite";
import { minify } from "terser";
import type { Plugin } from "vite";
import { defineConfig } from "wxt";

import { betaHosts, hostPermissions } from "./lib/sites/hosts.ts";

/**
 * Extension pages and the worker run nothing but the package's own files, and connect to nothing but a team's server: over
 * TLS, or on this machine (docs/decisions/0004).
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "connect-src 'self' wss: ws://localhost:* ws://127.0.0.1:*",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "form-action 'none'",
].join("; ");

/** Every page pays for the content script: what Vite has minified, Terser makes smaller by another fortieth. */
const minifyAgain: Plugin = {
  name: "minify-again",
  enforce: "post",
  async generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk") continue;
      const { code } = await minify(file.code, { ecma: 2020, compress: { passes: 3 } });
      file.code = code ?? file.code;
    }
  },
};

export default defineConfig({
  // Every import is written out, so a reader can follow each name to its file.
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact()],
    build: {
      target: "es2023",
      cssTarget: ["chrome125", "firefox140"],
      // The worker is one file, read from the disk: workers of extensions cannot import a part later. In kB.
      chunkSizeWarningLimit: 1_000,
      // That Terser takes the most of a build is known; said three times, it hides what is new.
      rollupOptions: { checks: { pluginTimings: false } },
    },
  }),
  hooks: {
    "vite:build:extendConfig"(entrypoints, config) {
      if (entrypoints.every(({ type }) => type !== "content-script")) return;
      const alias = {
        "webextension-polyfill": resolve(import.meta.dirname, "lib/messages/browser-in-page.ts"),
        "wxt/utils/content-script-context": resolve(import.meta.dirname, "lib/overlay/lifetime.ts"),
      };
      config.resolve = { ...config.resolve, alias: { ...config.resolve?.alias, ...alias } };
      if (config.mode === "production") config.plugins = [...(config.plugins ?? []), minifyAgain];
    },
  },
  manifest: ({ browser }) => ({
    name: "__MSG_extensionName__",
    description: "__MSG_extensionDescription__",
    default_locale: "en",
    incognito: "not_allowed",
    permissions: browser === "firefox" ? ["alarms", "storage"] : ["alarms", "sidePanel", "storage"],
    host_permissions: [...hostPermissions],
    // For the inboxes that are in beta: asked for when somebody turns one on.
    // The menu for marked text likewise; Firefox knows that permission only as one that is asked for at installation.
    optional_permissions: browser === "firefox" ? ["scripting"] : ["scripting", "contextMenus"],
    optional_host_permissions: [...betaHosts],
    content_security_policy: { extension_pages: contentSecurityPolicy },
    action: { default_title: "__MSG_extensionName__" },
    commands: {
      "next-mention": {
        suggested_key: { default: "Alt+Shift+J" },
        description: "__MSG_commandNextMention__",
      },
      "hand-off": { suggested_key: { default: "Alt+Shift+H" }, description: "__MSG_commandHandOff__" },
      "open-queue": { suggested_key: { default: "Alt+Shift+Q" }, description: "__MSG_commandOpenQueue__" },
    },
    // The history card is framed into the page from a new address in every browser session, so pages cannot look for it.
    web_accessible_resources: [
      { resources: ["history-card.html"], matches: [...hostPermissions], use_dynamic_url: true },
    ],
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "baton@baton.invalid",
              strict_min_version: "140.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : { minimum_chrome_version: "125" }),
  }),
});
