import { ALL_CALLS } from './calls.ts'
import { API } from './api-call.ts'

/** The methods a path answers to; empty where there is no such path. GET answers HEAD too. */
export function methodsAt(path: string): string[] {
  const methods = ALL_CALLS.filter((call) => patternOf(call.path).test(path)).map(({ method }) => method.toUpperCase())
  return methods.includes('GET') ? [...methods, 'HEAD'] : methods
}

const patternOf = (path: string): RegExp => new RegExp(`^${API}${path.replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i')
