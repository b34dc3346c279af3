// Opens what render/payload.py sealed: base64 of UTF-8 JSON, each byte XOR-ed with the secret's bytes in turn.
export function unseal(sealed, secret) {
  const key = new TextEncoder().encode(secret);
  const bytes = Uint8Array.from(atob(sealed), (character, i) => character.charCodeAt(0) ^ key[i % key.length]);
  return JSON.parse(new TextDecoder().decode(bytes));
}
