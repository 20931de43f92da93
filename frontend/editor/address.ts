// Which addresses may stand in a document. Package richtext/link decides; this
// says the same earlier, while the address is being typed. Both are tested with
// the same fixtures.

export type Provider = "youtube" | "x" | "instagram" | "tiktok"

export interface Embed {
  provider: Provider
  /** The plain address: https, the provider's main host, no tracking. */
  url: string
}

/** The greatest length of an address, in bytes of UTF-8. */
const MAX_BYTES = 2048

/** What is wrong with an address, as the key of a message, or null. */
export function faultOfLink(href: string): string | null {
  if (href === "") return "address_empty"
  if (new TextEncoder().encode(href).length > MAX_BYTES) return "address_long"
  // Spaces, controls, invisible characters, halves of surrogate pairs.
  if (/[\p{White_Space}\p{C}\uFFFD]/u.test(href)) return "address_space"
  if (href.includes("\\")) return "address_wrong"
  if (href.startsWith("/")) {
    return href.startsWith("//") || /%(?![0-9a-f]{2})/i.test(href) ? "address_wrong" : null
  }
  const scheme = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(href)
  if (!scheme) return "address_scheme"
  const rest = scheme[2] ?? ""
  switch ((scheme[1] ?? "").toLowerCase()) {
    case "http":
    case "https":
      return faultOfWeb(href, rest)
    case "mailto":
      return faultOfMail(rest)
    case "tel":
      return /^\+?[0-9().*-]*[0-9][0-9().*-]*$/.test(rest) ? null : "address_wrong"
  }
  return "address_scheme"
}

/** The same for the address of a page: http, https or a path. */
export function faultOfPage(href: string): string | null {
  return faultOfLink(href) ?? (/^(https?:|\/)/i.test(href) ? null : "address_page")
}

function faultOfWeb(href: string, rest: string): string | null {
  if (!/^\/\/[^/]/.test(rest)) return "address_wrong"
  const authority = /^\/\/([^/?#]*)/.exec(rest)?.[1] ?? ""
  if (/[[\]%]/.test(authority)) return "address_host"
  if (authority.includes("@")) return "address_password"
  let url: URL
  try {
    url = new URL(href)
  } catch {
    return "address_host"
  }
  if (/%(?![0-9a-f]{2})/i.test(href.slice(0, href.search(/[?#]|$/)))) return "address_wrong"
  const host = url.hostname.replace(/\.$/, "")
  if (host === "" || host.length > 253) return "address_host"
  const labels = host.split(".")
  return labels.every((l) => /^(?!-)[a-z0-9_-]{1,63}$/i.test(l) && !l.endsWith("-")) ? null : "address_host"
}

function faultOfMail(rest: string): string | null {
  const [address = "", query = ""] = rest.split(/\?(.*)/s)
  const at = address.lastIndexOf("@")
  return at < 1 || at === address.length - 1 || /["<>/#]/.test(address) || /["<>#]/.test(query) ? "address_wrong" : null
}

/**
 * What somebody typed or pasted, made an address where it is clear what is
 * meant: "tajuk.example/a" is a page, "redaksi@tajuk.example" a mail address.
 */
export function completeAddress(typed: string): string {
  const text = typed.trim()
  if (/^[^\s@/:]+@[^\s@/]+\.[a-z]{2,}$/i.test(text)) return "mailto:" + text
  if (/^(?:[a-z0-9_-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i.test(text)) return "https://" + text
  return text
}

/** Parameters that tell who followed a link, and say nothing about the page. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs\w+|vero_\w+|oly_\w+|wt_mc|ref_src|ref_url|spm|_ga|_gl|si|s_kwcid|cmpid)$/i

/** Without tracking, and without the detours of mail programs and searches. */
export function plainAddress(href: string): string {
  let text = href.trim()
  for (let detours = 0; detours < 3; detours++) {
    let url: URL
    try {
      url = new URL(text)
    } catch {
      return text
    }
    if (!/^https?:$/.test(url.protocol)) return text
    const target = detour(url)
    if (target === null) return withoutTracking(url, text)
    text = target
  }
  return text
}

function detour(url: URL): string | null {
  const host = url.hostname.replace(/^www\./, "")
  let target: string | null = null
  if (/^google\.[a-z.]+$/.test(host) && url.pathname === "/url") target = url.searchParams.get("q") ?? url.searchParams.get("url")
  else if (/^lm?\.(facebook|instagram)\.com$/.test(host)) target = url.searchParams.get("u")
  else if (host.endsWith(".safelinks.protection.outlook.com")) target = url.searchParams.get("url")
  return target !== null && /^https?:\/\//i.test(target) ? target : null
}

function withoutTracking(url: URL, text: string): string {
  const names = [...url.searchParams.keys()]
  if (!names.some((n) => TRACKING.test(n))) return text
  for (const name of names) if (TRACKING.test(name)) url.searchParams.delete(name)
  return url.href
}

/** The post that an address leads to, or null. */
export function embedOf(address: string): Embed | null {
  if (faultOfLink(address) !== null || !/^https:/i.test(address)) return null
  const url = new URL(address)
  if (url.port !== "" || /:\d*$/.test(/^https:\/\/([^/?#]*)/i.exec(address)?.[1] ?? "")) return null
  const parts = url.pathname.replace(/^\/+|\/+$/g, "").split("/")
  switch (url.hostname.replace(/^(www|m|mobile)\./, "")) {
    case "youtube.com":
    case "youtube-nocookie.com":
      return youtube(parts, url.searchParams.get("v") ?? "")
    case "youtu.be":
      return youtube(["v", ...parts], "")
    case "x.com":
    case "twitter.com":
      return xPost(parts)
    case "instagram.com":
      return instagram(parts)
    case "tiktok.com":
      return tiktok(parts)
    case "vm.tiktok.com":
    case "vt.tiktok.com":
      return parts.length === 1 && /^[a-z0-9]{5,20}$/i.test(parts[0] ?? "")
        ? { provider: "tiktok", url: `https://${url.hostname}/${parts[0]}/` }
        : null
  }
  return null
}

function youtube(parts: string[], query: string): Embed | null {
  let id = ""
  if (parts.length === 1 && parts[0] === "watch") id = query
  else if (parts.length === 2 && /^(shorts|live|embed|v)$/.test(parts[0] ?? "")) id = parts[1] ?? ""
  return /^[a-z0-9_-]{11}$/i.test(id) ? { provider: "youtube", url: "https://www.youtube.com/watch?v=" + id } : null
}

function xPost(parts: string[]): Embed | null {
  if (parts.length === 4 && parts[0] === "i" && parts[1] === "web") parts = ["i", ...parts.slice(2)]
  const [user = "", status, id = "", kind = "", nth = ""] = parts
  const extra = parts.length > 3 && !(parts.length === 5 && /^(photo|video)$/.test(kind) && /^\d{1,25}$/.test(nth))
  if (extra || status !== "status" || !/^\w{1,15}$/.test(user) || !/^\d{1,25}$/.test(id)) return null
  return { provider: "x", url: `https://x.com/${user}/status/${id}` }
}

function instagram(parts: string[]): Embed | null {
  if (parts.length === 3 && /^[\w.]{1,30}$/.test(parts[0] ?? "")) parts = parts.slice(1)
  const [kind = "", id = ""] = parts
  if (parts.length !== 2 || !/^(p|tv|reels?)$/.test(kind) || !/^[\w-]{5,40}$/.test(id)) return null
  return { provider: "instagram", url: `https://www.instagram.com/${kind.replace(/s$/, "")}/${id}/` }
}

function tiktok(parts: string[]): Embed | null {
  const [user = "", kind = "", id = ""] = parts
  if (parts.length !== 3 || !/^@[\w.]{1,30}$/.test(user) || !/^(video|photo)$/.test(kind) || !/^\d{1,25}$/.test(id)) return null
  return { provider: "tiktok", url: "https://www.tiktok.com/" + parts.join("/") }
}
