/** What every answer carries. Nothing is loaded from another host and no script runs inline. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'none'",
    "style-src 'self'",
    // A municipality's colour and the diagram's places stand in style attributes; no style element may.
    "style-src-attr 'unsafe-inline'",
    "script-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "x-permitted-cross-domain-policies": "none",
}

/** Told only over TLS, where it has a meaning: a year of https only. */
export const transportHeader = ["strict-transport-security", "max-age=31536000; includeSubDomains"] as const
