/** Where Chromium goes on errands of its own. They find nothing, so that they do not stand among the recorded requests. */
const ERRAND_HOSTS = [
  "accounts.google.com",
  "update.googleapis.com",
  "clients2.google.com",
  "content-autofill.googleapis.com",
  "redirector.gvt1.com",
] as const;

/**
 * What Chromium is started without: Playwright's list, for only the last such argument counts, and two pages of the
 * browser's own that hang behind the address bar of each window and cost a process each.
 */
const FEATURES_OFF = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxPopup",
] as const;

/**
 * Arguments for a Chromium to whom every host of the world is the sandbox: the sites are served, everything else is
 * refused and recorded. Local addresses stay reachable, for a team server on this machine.
 */
export function chromiumArguments(port: number): string[] {
  const errands = ERRAND_HOSTS.map((host) => `MAP ${host} ~NOTFOUND, `).join("");
  return [
    `--host-resolver-rules=${errands}MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    "--ignore-certificate-errors",
    "--no-sandbox",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    `--disable-features=${FEATURES_OFF.join(",")}`,
  ];
}

/**
 * Preferences that send a Firefox under test to the sandbox as to a proxy. Certificates must be
 * accepted besides. Firefox asks `firefox.settings.services.mozilla.com` for settings whatever it is told; it gets none.
 */
export function firefoxPreferences(port: number): Record<string, string | number | boolean> {
  return {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
    "network.proxy.allow_hijacking_localhost": false,
    "network.trr.mode": 5,
  };
}
