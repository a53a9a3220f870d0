/**
 * Markup in a form that can be compared: one tag or text a line, attributes in order of name, blanks at the edges of
 * text and between tags left out.
 */
export function comparable(markup: string): string {
  const pieces = markup.match(/<[^>]*>|[^<]+/g) ?? []
  return pieces
    .map((piece) => (piece.startsWith('<') ? tag(piece) : text(piece)))
    .filter(Boolean)
    .join('\n')
}

const text = (piece: string) => piece.replaceAll('&ctdot;', '⋯').replace(/\s+/g, ' ').trim()

function tag(piece: string): string {
  const [, name = '', rest = ''] = /^<(\/?[\w-]+)([\s\S]*?)\/?>$/.exec(piece) ?? []
  const attributes = [...rest.matchAll(/([^\s="]+)(?:="([^"]*)")?/g)].map(([, key = '', value]) =>
    value === undefined ? key : `${key}="${key === 'class' ? value.trim().split(/\s+/).sort().join(' ') : value}"`,
  )
  return `<${[name, ...attributes.sort()].join(' ')}>`
}
