import { type RequestListener, type Server } from 'node:http'

/** The address cannot be listened on; the message says why and what to do. */
class PortError extends Error {
  readonly spoken = true
}

/**
 * Listens, before anything else is started, so that a port in use is said at once. See `holdRequests`.
 * @throws PortError with the cure in words
 */
export function serve(server: Server, port: number, host: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new PortError(cure(error, port, host), { cause: error })),
    )
    server.listen({ port, ...(host === null ? {} : { host }) }, resolve)
  })
}

/** Lets requests that come before the application is ready wait for it. Gives what hands them, and all others, over. */
export function holdRequests(server: Server): (application: RequestListener) => void {
  const held: Parameters<RequestListener>[] = []
  const hold = (...request: Parameters<RequestListener>) => void held.push(request)
  server.on('request', hold)
  return (application) => {
    server.off('request', hold).on('request', application)
    for (const request of held.splice(0)) application(...request)
  }
}

/** Takes no new connections, lets requests in flight finish, then cuts what is left after the grace period. */
export function stopServing(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function cure(error: NodeJS.ErrnoException, port: number, host: string | null): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用：请停止占用它的程序，或者用 PORT 指定别的端口 (port ${port} is in use; set PORT)`
    case 'EACCES':
      return `没有权限使用端口 ${port}：请用 PORT 指定 1024 以上的端口 (no right to port ${port}; set PORT above 1023)`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} 不是本机的地址 (HOST ${host} is not an address of this machine)`
    default:
      return error.message
  }
}
