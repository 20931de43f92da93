// Passkeys, and printing. Both elements stay hidden where a browser cannot do
// what they offer; signing in by password and every form works without them.

const bytes = (text: string): ArrayBuffer => {
  const raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"))
  const out = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i)
  return out.buffer
}

const text = (buffer: ArrayBuffer | null | undefined): string | undefined => {
  if (!buffer) return undefined
  let raw = ""
  for (const b of new Uint8Array(buffer)) raw += String.fromCharCode(b)
  return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}

interface Listed { id: string; type: PublicKeyCredentialType; transports?: AuthenticatorTransport[] }

const listed = (list: Listed[] | undefined) => (list ?? []).map((c) => ({ ...c, id: bytes(c.id) }))

async function ask(address: string, body?: unknown): Promise<any> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const said = await answer.json()
  if (!answer.ok) throw new Error(said.message)
  return said
}

async function get(options: any): Promise<unknown> {
  const key = options.publicKey
  const c = (await navigator.credentials.get({
    publicKey: { ...key, challenge: bytes(key.challenge), allowCredentials: listed(key.allowCredentials) },
  })) as PublicKeyCredential
  const r = c.response as AuthenticatorAssertionResponse
  return {
    id: c.id, rawId: text(c.rawId), type: c.type, clientExtensionResults: c.getClientExtensionResults(),
    response: {
      clientDataJSON: text(r.clientDataJSON), authenticatorData: text(r.authenticatorData),
      signature: text(r.signature), userHandle: text(r.userHandle),
    },
  }
}

async function create(options: any): Promise<unknown> {
  const key = options.publicKey
  const c = (await navigator.credentials.create({
    publicKey: {
      ...key, challenge: bytes(key.challenge), user: { ...key.user, id: bytes(key.user.id) },
      excludeCredentials: listed(key.excludeCredentials),
    },
  })) as PublicKeyCredential
  const r = c.response as AuthenticatorAttestationResponse
  return {
    id: c.id, rawId: text(c.rawId), type: c.type, clientExtensionResults: c.getClientExtensionResults(),
    response: {
      clientDataJSON: text(r.clientDataJSON), attestationObject: text(r.attestationObject),
      transports: r.getTransports?.() ?? [],
    },
  }
}

// desk-passkey asks the desk for options, the browser for a passkey, and brings
// the answer back.
class Passkey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential || !window.isSecureContext) return
    this.hidden = false
    const button = this.querySelector("button")
    button?.addEventListener("click", async () => {
      const fault = this.querySelector(".fault")
      if (fault) fault.textContent = ""
      button.disabled = true
      try {
        const options = await ask(this.dataset.options ?? "")
        if (options.to) return void location.assign(options.to)
        const answer = await (this.dataset.kind === "create" ? create(options) : get(options))
        const name = this.querySelector("input")?.value ?? ""
        const said = await ask(this.dataset.answer ?? "", { name, next: this.dataset.next ?? "", answer })
        location.assign(said.to)
      } catch (err) {
        // What the browser says is not for people; what the desk says is.
        if (fault) fault.textContent = err instanceof DOMException || !(err instanceof Error) || !err.message ? this.dataset.failed ?? "" : err.message
      } finally {
        button.disabled = false
      }
    })
  }
}

class Print extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector("button")?.addEventListener("click", () => window.print())
  }
}

customElements.define("desk-passkey", Passkey)
customElements.define("desk-print", Print)
