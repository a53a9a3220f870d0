import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Joi from 'joi'
import { SETTINGS } from './settings.ts'

/** The settings of one process, checked and frozen. Absent means null, never an empty text. */
export type Config = {
  readonly port: number
  /** null: all addresses of the machine */
  readonly host: string | null
  /** origin the public uses, without a closing slash */
  readonly publicUrl: string
  /** absolute path */
  readonly dataDir: string
  /** null: the embedded database */
  readonly databaseUrl: string | null
  /** null: no mail leaves */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** null: no mail is read */
  readonly imapUrl: string | null
  /** for Express's `trust proxy` */
  readonly trustProxy: false | number | readonly string[]
  /** applications from one address in ten minutes */
  readonly filingLimit: number
  /** private networks that the check of links may reach */
  readonly linkCheckNetworks: readonly string[]
  /** host:port or socket of clamd; null: uploads are not scanned */
  readonly virusScanner: string | null
  /** null: the one kept in the data folder (`masterSecret`) */
  readonly secret: string | null
  readonly logLevel: string
}

/** A setting is wrong; the message is one line that names each wrong key and its cure. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings. A secret may stand in a file named by `KEY_FILE`; an empty value counts as not set.
 * @throws ConfigError when any value is wrong
 */
export function readConfig(env: Environment): Config {
  const given = Object.fromEntries(SETTINGS.map((setting) => [setting.key, textOf(setting, env)]))
  const { value, error } = SCHEMA.validate(given, { abortEarly: false })
  if (error)
    throw new ConfigError(
      [...new Set(error.details.map((detail) => complaint(String(detail.path[0]), given)))].join('; '),
    )
  return Object.freeze<Config>({
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL ?? `http://localhost:${value.PORT}`,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    imapUrl: value.IMAP_URL,
    trustProxy: value.TRUST_PROXY,
    filingLimit: value.FILING_LIMIT,
    linkCheckNetworks: value.LINK_CHECK_NETWORKS,
    virusScanner: value.VIRUS_SCANNER,
    secret: value.SECRET,
    logLevel: value.LOG_LEVEL,
  })
}

const SCHEMA = Joi.object(Object.fromEntries(SETTINGS.map(({ key, schema }) => [key, schema])))

/** The text given for a setting: from the variable, or for a secret from the file another variable names. */
function textOf({ key, secret }: (typeof SETTINGS)[number], env: Environment): string | undefined {
  const text = env[key] || undefined
  const file = secret ? env[`${key}_FILE`] || undefined : undefined
  if (file === undefined) return text
  if (text !== undefined) {
    throw new ConfigError(`${key}、${key}_FILE：只能设置其中一个 (set one of ${key} and ${key}_FILE, not both)`)
  }
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code
    throw new ConfigError(`${key}_FILE：无法读取文件 ${file}，请核对路径和权限 (cannot read ${file}: ${why})`, {
      cause,
    })
  }
}

function complaint(key: string, given: Readonly<Record<string, string | undefined>>): string {
  const { secret, cure } = SETTINGS.find((setting) => setting.key === key)!
  const shown = secret ? '' : ` ${JSON.stringify(given[key])}`
  return `${key}${shown}：${cure.zh} (${key}: ${cure.en})`
}
