import { createTransport, type Transporter } from 'nodemailer'
import { isUntrusted, trustIn } from './server-trust.ts'

/** After this a silent mail server counts as out of reach. */
const PATIENCE_MS = 20_000

/**
 * The way out for mail. One connection at a time: an office sends few letters and servers count connections.
 * @param patienceMs how long a silent server is waited for
 */
export const smtpTransport = (smtpUrl: string, patienceMs = PATIENCE_MS): Transporter =>
  createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: trustIn(new URL(smtpUrl).hostname),
  })

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
    reason:
      [answered ? `SMTP ${responseCode}` : null, isUntrusted(error) ? 'ECERT' : code].filter(Boolean).join(' ') ||
      'unreachable',
  }
}
