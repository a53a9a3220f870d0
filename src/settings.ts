import ipaddr from 'ipaddr.js'
import Joi from 'joi'

/** One setting from the environment. README lists exactly these; a test holds the two together. */
export type Setting = {
  /** The environment variable. */
  readonly key: string
  /** Shape and, by `.default()`, what holds where nothing is set. */
  readonly schema: Joi.Schema
  /** Its value is never shown, and `KEY_FILE` may name a file that holds it. */
  readonly secret: boolean
  readonly meaning: { readonly zh: string; readonly en: string }
  /** What a right value looks like: the cure a wrong one is answered with. */
  readonly cure: { readonly zh: string; readonly en: string }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Every setting, in the order README shows them. */
export const SETTINGS = [
  {
    key: 'PORT',
    schema: Joi.number().integer().min(0).max(65_535).default(3000),
    secret: false,
    meaning: { zh: '监听端口', en: 'port to listen on' },
    cure: { zh: '应为 0 至 65535 的整数', en: 'give an integer from 0 to 65535' },
  },
  {
    key: 'HOST',
    schema: Joi.string().hostname().default(null),
    secret: false,
    meaning: { zh: '监听地址；不设则监听本机全部地址', en: 'address to listen on; all addresses when not set' },
    cure: { zh: '应为 IP 地址或主机名', en: 'give an IP address or host name' },
  },
  {
    key: 'PUBLIC_URL',
    schema: Joi.string().custom(originOf).default(null),
    secret: false,
    meaning: {
      zh: '公众访问的网址，用于邮件和回执中的链接；不设则为 http://localhost:端口',
      en: 'address the public uses, for links in letters; http://localhost:PORT when not set',
    },
    cure: {
      zh: '应形如 https://xxgk.example.org，不带路径',
      en: 'give something like https://foi.example.org, without a path',
    },
  },
  {
    key: 'DATA_DIR',
    schema: Joi.string()
      .pattern(/^[^~\p{Cc}]\P{Cc}*$/u)
      .default('./data'),
    secret: false,
    meaning: { zh: '数据目录：内置数据库、附件、密钥', en: 'data folder: embedded database, files, key' },
    cure: {
      zh: '应为可写目录的路径，不用 ~ 开头',
      en: 'give the path of a folder that can be written to, without ~',
    },
  },
  {
    key: 'DATABASE_URL',
    schema: Joi.string()
      .uri({ scheme: ['postgres', 'postgresql'] })
      .default(null),
    secret: true,
    meaning: {
      zh: '外部 PostgreSQL（15 及以上）；不设则使用数据目录中的内置数据库',
      en: 'a PostgreSQL (15 or newer) to use; the embedded one in the data folder when not set',
    },
    cure: {
      zh: '应形如 postgres://用户:密码@主机:5432/库名',
      en: 'give something like postgres://user:password@host:5432/name',
    },
  },
  {
    key: 'SMTP_URL',
    schema: Joi.string()
      .uri({ scheme: ['smtp', 'smtps'] })
      .default(null),
    secret: true,
    meaning: { zh: '发信服务器；不设则不发邮件', en: 'mail server; no mail is sent when not set' },
    cure: { zh: '应形如 smtps://用户:密码@主机:465', en: 'give something like smtps://user:password@host:465' },
  },
  {
    key: 'MAIL_FROM',
    schema: Joi.string().custom(senderOf).default('gongkai@localhost'),
    secret: false,
    meaning: { zh: '发件人', en: 'sender of mail' },
    cure: {
      zh: '应形如 信息公开办公室 <xxgk@example.org>',
      en: 'give something like Disclosure Office <foi@example.org>',
    },
  },
  {
    key: 'IMAP_URL',
    schema: Joi.string()
      .uri({ scheme: ['imap', 'imaps'] })
      .default(null),
    secret: true,
    meaning: {
      zh: '收信邮箱：退信和通过电子邮件提交的申请从这里读取；不设则不收信',
      en: 'mailbox from which bounces and applications by e-mail are read; none is read when not set',
    },
    cure: {
      zh: '应形如 imaps://用户:密码@主机:993，或者再加 /文件夹',
      en: 'give something like imaps://user:password@host:993, with /folder where it is not the inbox',
    },
  },
  {
    key: 'TRUST_PROXY',
    schema: Joi.string().custom(proxiesOf).default(false),
    secret: false,
    meaning: {
      zh: '前面有几层反向代理，或其地址（逗号分隔）；不设则不信任转发头',
      en: 'number of reverse proxies in front, or their addresses, comma separated; none are trusted when not set',
    },
    cure: {
      zh: '应为 0 至 9，或 10.0.0.1,10.1.0.0/16 这样的地址',
      en: 'give 0 to 9, or addresses like 10.0.0.1,10.1.0.0/16',
    },
  },
  {
    key: 'FILING_LIMIT',
    schema: Joi.number().integer().min(1).default(3000),
    secret: false,
    meaning: {
      zh: '同一网络地址每10分钟最多开始填写的申请数，超出的人等半分钟再继续；用程序提交的另计同样多，超出的按答复中的 `X-Turn-Ticket` 等半分钟再发；整个校园可能共用一个地址',
      en: 'most applications begun on the pages from one network address in ten minutes, after which a person waits half a minute first; as many by program, which then waits half a minute with the ticket of the answer (`X-Turn-Ticket`); a whole campus may share an address',
    },
    cure: { zh: '应为大于0的整数', en: 'give a whole number above 0' },
  },
  {
    key: 'LINK_CHECK_NETWORKS',
    schema: Joi.string().custom(rangesOf).default([]),
    secret: false,
    meaning: {
      zh: '链接检查可以访问的内部网段（逗号分隔）；不设则只访问公网地址',
      en: 'private networks the check of links may reach, comma separated; only public addresses when not set',
    },
    cure: { zh: '应形如 10.0.0.0/8,fd00::/8', en: 'give ranges like 10.0.0.0/8,fd00::/8' },
  },
  {
    key: 'VIRUS_SCANNER',
    schema: Joi.string()
      .pattern(/^(?:\/\S+|[\w.-]+:\d{1,5}|\[[\da-fA-F:]+\]:\d{1,5})$/)
      .default(null),
    secret: false,
    meaning: {
      zh: 'ClamAV 查毒服务（clamd），检查所有上传的文件：主机:端口，或者套接字的路径；不设则不查毒',
      en: 'ClamAV daemon (clamd) that checks every upload: `host:port` or the path of its socket; nothing is checked when not set',
    },
    cure: { zh: '应形如 127.0.0.1:3310 或 /run/clamav/clamd.ctl', en: 'give 127.0.0.1:3310 or /run/clamav/clamd.ctl' },
  },
  {
    key: 'SECRET',
    schema: Joi.string().min(32).default(null),
    secret: true,
    meaning: {
      zh: '加密主密钥；不设则自动生成并保存在数据目录的 secrets 中，务必单独备份',
      en: 'master key of the encryption; when not set a random one is made and kept under secrets in the data folder: back it up',
    },
    cure: { zh: '应为至少 32 个字符的随机文本', en: 'give random text of at least 32 characters' },
  },
  {
    key: 'LOG_LEVEL',
    schema: Joi.string()
      .valid(...LOG_LEVELS)
      .default('info'),
    secret: false,
    meaning: { zh: '日志级别', en: 'how much is logged' },
    cure: { zh: `应为 ${LOG_LEVELS.join('、')} 之一`, en: `give one of ${LOG_LEVELS.join(', ')}` },
  },
] as const satisfies readonly Setting[]

/** An http(s) address without path, query or credentials, as its origin. */
function originOf(text: string): string {
  const { protocol, pathname, search, hash, username, origin } = new URL(text)
  if (!/^https?:$/.test(protocol) || pathname !== '/' || search + hash + username !== '') throw new RangeError(text)
  return origin
}

/** `address` or `Name <address>`; a line break would let a sender name add headers. */
function senderOf(text: string): string {
  if (!/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text)) throw new RangeError(text)
  return text
}

/** How many proxies, or which. `true` (trust anyone) is not offered: the client could then forge its address. */
function proxiesOf(text: string): false | number | string[] {
  if (/^[0-9]$/.test(text)) return Number(text) === 0 ? false : Number(text)
  const addresses = text.split(',').map((part) => part.trim())
  if (!addresses.every((part) => ADDRESS_OR_RANGE.test(part))) throw new RangeError(text)
  return addresses
}

/** Networks as address and length of the prefix. */
function rangesOf(text: string): string[] {
  const ranges = text.split(',').map((part) => part.trim())
  if (!ranges.every((part) => ipaddr.isValidCIDR(part))) throw new RangeError(text)
  return ranges
}

const ADDRESS_OR_RANGE =
  /^(?:loopback|linklocal|uniquelocal|(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*)(?:\/\d{1,3})?)$/i
