import { PROBLEMS } from './problem.ts'

type Parameter = { name: string; in: string; required: boolean; schema: object }
type Content = Record<string, { schema: object }>
type Operation = {
  summary: string
  description: string
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content: Content }>
}

/** Long lines are wrapped, so that the page reads on a phone. */
export const LIST_STYLE = `body{color:#0b0c0c;font:1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:0 1rem}
h2{border-top:1px solid #505a5f;margin-top:2rem;overflow-wrap:anywhere;padding-top:1rem}
pre{background:#f3f2f1;padding:1rem;white-space:pre-wrap}code{font-size:.875rem;overflow-wrap:anywhere}
table{border-collapse:collapse}caption{text-align:left}
th,td{border-bottom:1px solid #b1b4b6;overflow-wrap:anywhere;padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:top}
a{color:#1d70b8}a:focus{outline:3px solid #0b0c0c}dd{margin:0 0 .6rem}
`

/** The OpenAPI document as a plain page: no script, headings and tables only. */
export function listPage(document: Record<string, unknown>): string {
  const paths = Object.entries(document['paths'] as Record<string, Record<string, Operation>>)
  const calls = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
  )
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>JSON 接口清单</title>
<link rel="stylesheet" href="/api/v1/docs/files/list.css">
</head>
<body>
<main>
<h1>JSON 接口清单</h1>
<p>机器可读的说明：<a href="/api/v1/openapi.json">openapi.json</a>（OpenAPI 3.1）。<a href="/api/v1/docs">可以试用的页面</a></p>
${calls.join('\n')}
<h2>错误</h2>
<p>错误以 application/problem+json（RFC 9457）返回。</p>
<dl>${Object.entries(PROBLEMS).map(problemEntry).join('')}</dl>
</main>
</body>
</html>
`
}

function section(method: string, path: string, operation: Operation): string {
  const { summary, description, parameters, requestBody, responses } = operation
  const rows = parameters.map(
    (each) =>
      `<tr><th scope="row">${escaped(each.name)}</th><td>${each.in}</td><td>${each.required ? '必填' : '可选'}</td>` +
      `<td><code>${escaped(JSON.stringify(each.schema))}</code></td></tr>`,
  )
  const table = rows.length
    ? `<table><caption>参数</caption><thead><tr><th scope="col">名称</th><th scope="col">位置</th>` +
      `<th scope="col">是否必填</th><th scope="col">格式</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
    : ''
  return `<section>
<h2>${method.toUpperCase()} ${escaped(path)}</h2>
<p>${escaped(summary)}</p>
<p lang="en">${escaped(description)}</p>
${table}${requestBody ? `<h3>请求内容</h3>${schemas(requestBody.content)}` : ''}
${Object.entries(responses)
  .map(
    ([status, each]) => `<h3>${status} ${escaped(each.description)}</h3>${status < '300' ? schemas(each.content) : ''}`,
  )
  .join('')}
</section>`
}

const schemas = (content: Content): string =>
  Object.values(content)
    .map(({ schema }) => `<pre><code>${escaped(JSON.stringify(schema, null, 2))}</code></pre>`)
    .join('')

const problemEntry = ([kind, { status, title }]: [string, { status: number; title: string }]): string =>
  `<dt id="${kind}">${status} ${kind}</dt><dd>${escaped(title)}</dd>`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`)
