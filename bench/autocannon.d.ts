/** The part of autocannon that the measurements use; the package brings no types. */
declare module 'autocannon' {
  type Request = { method: 'POST'; headers?: Record<string, string>; body?: string }
  type Options = {
    url: string
    connections: number
    duration: number
    requests: (Request & { setupRequest: (request: Request) => Request })[]
  }
  type Result = { duration: number; '2xx': number; non2xx: number; errors: number }
  function autocannon(options: Options): Promise<Result>
  export = autocannon
}
