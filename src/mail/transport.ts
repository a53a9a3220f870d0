import { createTransport, type Transporter } from 'nodemailer'

/** Seconds before a silent mail server counts as out of reach. */
const PATIENCE_MS = 20_000

/** The way out for mail. One connection at a time: an office sends few letters and servers count connections. */
export function smtpTransport(smtpUrl: string): Transporter {
  const transport = createTransport(smtpUrl, {})
  Object.assign(transport.options, {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return transport
}

/** What a failed sending means: try again later, or give up and tell a person. */
export type Failure = { permanent: boolean; reason: string }

/**
 * A server that answers 5xx to this letter refuses for good; everything else may pass. The reason keeps the answer's
 * code and class only: servers put addresses into their texts.
 */
export function failureOf(error: unknown): Failure {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  const answered = responseCode !== undefined
  return {
    permanent: answered && responseCode >= 500 && code !== 'EAUTH',
    reason: [answered ? `SMTP ${responseCode}` : null, code ?? null].filter(Boolean).join(' ') || 'unreachable',
  }
}
