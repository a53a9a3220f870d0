import { type Command } from './command.ts'

/** Makes a demonstration in a folder of its own and serves it until stopped. */
export const DEMO: Command = {
  options: { data: {} },
  notes: ['数据在单独的目录（--data，缺省 ./demo-data），每次运行时重建；登录名和密码显示在终端。'],
  run: async ({ options: { data }, outside }) => {
    await outside.installation.demo(data === undefined ? [] : ['--data', data])
    return { served: true }
  },
}
