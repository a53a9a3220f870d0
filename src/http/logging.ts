import { type Options } from 'pino-http'

/** Logs say what was asked and how it went; never who: no query strings, no cookies, no bodies, no addresses. */
export const LOG_OPTIONS: Options = {
  quietReqLogger: true,
  redact: ['req.headers', 'res.headers'],
  serializers: {
    req: (req: { id: unknown; method: string; url: string }) => ({
      id: req.id,
      method: req.method,
      path: req.url.split('?')[0],
    }),
    res: (res: { statusCode: number }) => ({ status: res.statusCode }),
  },
  customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'debug'),
}
