/**
 * The page to go on to after signing in: only an address of an office page that is shown (exact patterns of the route
 * registry), never anything that could lead elsewhere. Null for all else.
 */
export function ownPage(next: string, patterns: readonly string[]): string | null {
  const [path = '', ...query] = next.split('?')
  if (!/^\/[\w/.%-]*$/.test(path) || path.includes('//') || path.includes('..')) return null
  if (!patterns.some((pattern) => matches(pattern, path))) return null
  const rest = query.join('?')
  return rest && !/[\s\\#\u0000-\u001f]/.test(rest) ? `${path}?${rest}` : path
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return false
  return wanted.every((piece, at) => (piece.startsWith(':') ? given[at] !== '' : piece === given[at]))
}
