import { createCipheriv, createDecipheriv, createHash, createHmac, hash, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Encryption at rest. Each case has its own random key, kept only wrapped under the installation's master key:
 * destroying the wrapped key makes text, letters and files of that case unreadable, also in old backups.
 * Envelope: version (1 byte) | nonce (12) | tag (16) | AES-256-GCM ciphertext. The context (organ and case) is
 * authenticated, so a sealed value cannot be moved to another row.
 */
const VERSION = 1
const HEAD = 1 + 12 + 16

export class Sealer {
  readonly #master: Buffer
  readonly #terms: string

  /** Tells whether two processes hold the same secret, without telling the secret. */
  readonly secretCheck: Buffer
  /** Signs session cookies. */
  readonly sessionSecret: string

  /** @param secret the installation's secret; at least 32 characters, kept outside the database */
  constructor(secret: string) {
    this.#master = derive(secret, 'gongkai/case-keys')
    this.secretCheck = derive(secret, 'gongkai/check')
    this.sessionSecret = derive(secret, 'gongkai/sessions').toString('base64url')
    this.#terms = derive(secret, 'gongkai/search-terms').toString('hex')
  }

  /** A fresh key for a new case, and the same key wrapped for storage. */
  newKey(context: string): { key: Buffer; wrapped: Buffer } {
    const key = randomBytes(32)
    return { key, wrapped: seal(this.#master, key, context) }
  }

  /** The key of a stored case. @throws where the secret is not the one it was wrapped with */
  unwrap(wrapped: Uint8Array, context: string): Buffer {
    return open(this.#master, wrapped, context)
  }

  /** Seals a value under the installation's key, for things that belong to no case. */
  sealForInstallation(value: unknown, context: string): Buffer {
    return sealJson(this.#master, value, context)
  }

  openForInstallation<T>(sealed: Uint8Array, context: string): T {
    return openJson<T>(this.#master, sealed, context)
  }

  /** Bytes that only this installation can make from a context; nothing of them has to be stored. */
  derivedBytes(context: string): Buffer {
    return createHmac('sha256', this.#master).update(`derived/${context}`).digest()
  }

  /**
   * A keyed fingerprint of one search term, 63 bits as decimal text (PostgreSQL bigint). The key stands before the
   * text in one hash: an HMAC would cost ten times as much, and what it guards against (longer texts under the same
   * hash) is no matter for a fingerprint cut to a quarter of its length.
   */
  fingerprint(scope: number, term: string): string {
    const digest = hash('sha256', `${this.#terms}\u0000${scope}\u0000${term}`, 'buffer')
    return (digest.readBigUInt64BE(0) >> 1n).toString()
  }
}

export const sealJson = (key: Buffer, value: unknown, context: string): Buffer =>
  seal(key, Buffer.from(JSON.stringify(value), 'utf8'), context)

export const openJson = <T>(key: Buffer, sealed: Uint8Array, context: string): T =>
  JSON.parse(open(key, sealed, context).toString('utf8')) as T

/** Encrypts bytes; `context` is authenticated, not stored. */
export function seal(key: Buffer, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body])
}

/** Decrypts bytes. @throws when a single bit, the key or the context differs */
export function open(key: Buffer, sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== VERSION || bytes.length < HEAD) throw new Error('sealed value of an unknown version')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(13, HEAD))
  return Buffer.concat([decipher.update(bytes.subarray(HEAD)), decipher.final()])
}

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest()

const derive = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'gongkai', purpose, 32))
