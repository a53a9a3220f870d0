import { type Logger } from 'pino'
import { openMailbox } from '../mail/mailbox.ts'
import { takeInMail } from '../services/mail-intake.ts'
import { clamd } from '../services/virus-scanner.ts'
import { smtpTransport } from '../mail/transport.ts'
import { deliverMail } from '../services/postman.ts'
import { discardUnusedOutgoing } from '../services/outgoing-keeping.ts'
import { discardEndedDrafts } from '../services/draft-service.ts'
import { reportJobFailure } from '../services/job-failure.ts'
import { checkLinks } from '../services/link-service.ts'
import { sweep } from '../services/reminder-service.ts'
import { tellArrivals } from '../services/arrival-service.ts'
import { keepLetters } from '../services/letter-files.ts'
import { recordMailed } from '../services/mailed-service.ts'
import { type Context } from '../services/context.ts'
import { linkProbe } from './link-probe.ts'

const MINUTE = 60_000

/** A mail server restarted, a network gone for a moment: the next minute reads what this one could not. */
const PASSING_FAILURES = 10

export type Jobs = { stop(): Promise<void> }
export type JobSettings = {
  smtpUrl: string | null
  mailFrom: string
  imapUrl: string | null
  virusScanner: string | null
  linkCheckNetworks: readonly string[]
}

/**
 * What runs by itself: mail every 15 seconds where a mail server is set (what it took is noted a minute later as sent), the mailbox every minute where one is, the sweep hourly (it owes each reminder once,
 * so running often only makes it early), as the end of old drafts; what newly came in and addresses of what was published a round every five minutes, for organs that want it. Each job runs in every process; rows are leased or
 * locked, so that two do no harm. A job that fails is logged, becomes a task somebody must close, and runs again at its next time.
 */
export function startJobs(context: Context, settings: JobSettings, log: Logger): Jobs {
  const failed = (job: string) => reportJobFailure(context, job)
  const probe = linkProbe({ networks: settings.linkCheckNetworks })
  const jobs = [
    repeating('sweep', 60 * MINUTE, () => sweep(context), log, failed),
    repeating('letters', 60 * MINUTE, () => keepLetters(context), log, failed),
    repeating('arrivals', 5 * MINUTE, () => tellArrivals(context), log, failed),
    repeating('links', 5 * MINUTE, () => checkLinks(context, probe), log, failed),
    repeating('outgoing', 60 * MINUTE, () => discardUnusedOutgoing(context), log, failed),
    repeating('drafts', 60 * MINUTE, () => discardEndedDrafts(context), log, failed),
  ]
  if (settings.smtpUrl !== null) {
    const transport = smtpTransport(settings.smtpUrl)
    jobs.push(repeating('mail', MINUTE / 4, () => deliverMail(context, transport, settings.mailFrom), log, failed))
    jobs.push(repeating('mailed', MINUTE, () => recordMailed(context), log, failed))
  }
  if (settings.imapUrl !== null) {
    const { imapUrl } = settings
    const read = () => readMailbox(context, imapUrl, settings)
    jobs.push(repeating('incoming-mail', MINUTE, read, log, failed, PASSING_FAILURES))
  }
  return { stop: async () => void (await Promise.all(jobs.map((job) => job.stop()))) }
}

async function readMailbox(context: Context, imapUrl: string, settings: JobSettings): Promise<void> {
  const mailbox = await openMailbox(imapUrl)
  const scanner = settings.virusScanner === null ? null : clamd(settings.virusScanner)
  try {
    await takeInMail(context, mailbox, { mailFrom: settings.mailFrom, scanner })
  } finally {
    await mailbox.close()
  }
}

/**
 * Runs a job now and then again so long after it last ended; never twice at once. `stop` waits for a run under way.
 * @param passing how often it may fail, one time after another, before a person is told
 */
function repeating(
  name: string,
  everyMs: number,
  run: () => Promise<unknown>,
  log: Logger,
  failed: (name: string) => Promise<void>,
  passing = 0,
): Jobs {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let failures = 0
  let current: Promise<void> = Promise.resolve()
  const once = async () => {
    try {
      await run()
      failures = 0
    } catch (error) {
      failures += 1
      log.error({ err: error, job: name }, 'job failed')
      if (failures > passing)
        await failed(name).catch((second: unknown) => log.error({ err: second, job: name }, 'failure not reported'))
    }
    if (!stopped) timer = setTimeout(start, everyMs)
  }
  const start = () => void (current = once())
  timer = setTimeout(start, 1000)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await current
    },
  }
}
