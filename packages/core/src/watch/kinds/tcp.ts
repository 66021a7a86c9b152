import { z } from 'zod'
import { checkKind } from '../kind.ts'
import { Host, hostField, placeText, Port, portField } from './place.ts'

/** A port that takes connections, and what it may be asked. */
export const TcpSettings = z.object({
  kind: z.literal('tcp'),
  host: Host,
  port: Port,
  /** Sent after connecting; `\r`, `\n`, `\t` and `\\` stand for what they stand for in programs. */
  send: z.string().max(1000).default(''),
  /** Text that must come back; '' asks for nothing. */
  expect: z.string().max(200).default(''),
})
export type TcpSettings = z.infer<typeof TcpSettings>

/** TCP: whether a port takes connections, and says what it should. */
export const tcpKind = checkKind<TcpSettings>({
  kind: 'tcp',
  zh: '端口 TCP',
  en: 'TCP port',
  group: 'network',
  about: {
    zh: '看一个端口能不能连上；需要时发一句话，看回答里有没有该有的文字。',
    en: 'Does a port take connections; if asked, sends a line and looks for text in the answer.',
  },
  form: [
    hostField,
    portField(),
    {
      name: 'send',
      zh: '连上后发送',
      en: 'Send after connecting',
      input: 'text',
      more: true,
      example: 'PING\\r\\n',
    },
    {
      name: 'expect',
      zh: '回答里应当有',
      en: 'The answer must hold',
      input: 'text',
      more: true,
      example: 'PONG',
    },
  ],
  settings: TcpSettings,
  metrics: () => [
    { key: 'connect-ms', zh: '建立连接', en: 'Connect', unit: 'ms' },
    { key: 'answer-ms', zh: '等待回答', en: 'Answer', unit: 'ms' },
  ],
  secrets: [],
  intervalS: 30,
  timeoutS: 5,
  target: ({ host, port }) => placeText(host, port),
})
