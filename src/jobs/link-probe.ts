import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { type LinkAnswer, type LinkFailure } from '../disclosure/links.ts'
import { type Probe } from '../services/link-service.ts'

/** `networks`: ranges such as 10.0.0.0/8 that may be reached although they are not public. */
export type ProbeSettings = { networks: readonly string[]; timeoutMs?: number }

const TIMEOUT_MS = 10_000
const MOST_REDIRECTS = 5
const HEADERS = { 'user-agent': 'gongkai-link-check', accept: '*/*' }

/**
 * Looks at addresses over HTTP without reading what they hold: HEAD, and GET where a site does not like that. An address
 * comes from whoever typed it, so only public networks are reached (and those that are named), by name or number, at
 * every redirect; the address that was judged is the one that is connected to.
 */
export function linkProbe({ networks, timeoutMs = TIMEOUT_MS }: ProbeSettings): Probe {
  const ranges = networks.map((each) => ipaddr.parseCIDR(each))
  const mayReach = (address: string) => isPublic(address) || ranges.some((range) => isWithin(address, range))
  return (address) =>
    follow(address, { mayReach, timeoutMs }).catch((error: unknown) => ({ failure: failureOf(error) }))
}

type Reach = { mayReach: (address: string) => boolean; timeoutMs: number }

class NotReached extends Error {
  readonly failure: LinkFailure
  constructor(failure: LinkFailure) {
    super(failure)
    this.failure = failure
  }
}

async function follow(address: string, reach: Reach): Promise<LinkAnswer> {
  let url = webAddress(address, 'address')
  let forGood = true
  for (let at = 0; at <= MOST_REDIRECTS; at += 1) {
    const { status, location } = await look(url, reach)
    if (location === null) return { status, movedTo: forGood && isElsewhere(address, url) ? url.href : null }
    forGood &&= status === 301 || status === 308
    url = webAddress(new URL(location, url).href, 'redirects')
  }
  throw new NotReached('redirects')
}

/** The same page by the safe protocol is no other page. */
function isElsewhere(address: string, { host, pathname, search }: URL): boolean {
  const from = new URL(address)
  return from.host + from.pathname + from.search !== host + pathname + search
}

function webAddress(text: string, failure: LinkFailure): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new NotReached(failure)
  return url
}

type Look = { status: number; location: string | null }

/** Sites that answer HEAD with a fault are asked again as a browser would. */
async function look(url: URL, reach: Reach): Promise<Look> {
  const answer = await ask('HEAD', url, reach)
  return answer.status >= 400 ? ask('GET', url, reach) : answer
}

function ask(method: 'HEAD' | 'GET', url: URL, { mayReach, timeoutMs }: Reach): Promise<Look> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host) && !mayReach(host)) throw new NotReached('private')
  const request = url.protocol === 'https:' ? secureRequest : plainRequest
  const signal = AbortSignal.timeout(timeoutMs)
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: HEADERS, agent: false, signal, lookup: lookupWithin(mayReach) })
    sent.on('response', (response) => {
      const { statusCode: status = 0, headers } = response
      resolve({ status, location: status >= 300 && status < 400 ? (headers.location ?? null) : null })
      response.destroy()
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Resolves a name to addresses that may be reached; one that leads elsewhere as well is refused whole. */
const lookupWithin =
  (mayReach: Reach['mayReach']): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...(options as LookupOptions), all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, [])
      if (!found.every(({ address }) => mayReach(address))) return callback(new NotReached('private'), [])
      if ((options as LookupOptions).all) return callback(null, found)
      callback(null, found[0]!.address, found[0]!.family)
    })

/** Addresses anybody could reach: not of this machine, of a private network, or kept for other uses. */
const isPublic = (address: string): boolean => ipaddr.process(address).range() === 'unicast'

function isWithin(address: string, range: ReturnType<typeof ipaddr.parseCIDR>): boolean {
  const parsed = ipaddr.process(address)
  return parsed.kind() === range[0].kind() && parsed.match(range)
}

const FAILURES: Record<string, LinkFailure> = {
  ABORT_ERR: 'timeout',
  ETIMEDOUT: 'timeout',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ENOTFOUND: 'no-such-host',
  EAI_AGAIN: 'no-such-host',
}

function failureOf(error: unknown): LinkFailure {
  if (error instanceof NotReached) return error.failure
  const { code = '', name = '' } = error as { code?: string; name?: string }
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout'
  return FAILURES[code] ?? (/CERT|SIGNED|ALTNAME|TLS|SSL/.test(code) ? 'certificate' : 'other')
}
