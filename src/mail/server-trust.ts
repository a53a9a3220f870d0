const HERE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i

/**
 * How a mail server's certificate is checked. One on this machine needs none that fits: nobody stands between, and Debian's
 * own are self-signed. Any other must be trusted by the system or by `NODE_EXTRA_CA_CERTS`.
 */
export const trustIn = (hostname: string): { rejectUnauthorized: boolean } => ({
  rejectUnauthorized: !HERE.test(hostname),
})

/** Whether a connection failed because the server's certificate is not trusted, or is for another name. */
export const isUntrusted = (error: unknown): boolean =>
  error instanceof Error && /certificate|altnames/i.test(error.message)
