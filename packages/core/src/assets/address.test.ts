import { expect, test } from 'vitest'
import { saysWhere } from './address.ts'

test.each([
  '',
  '10.60.8.11',
  '１０.1.1.1',
  '10.0.0.7:8080',
  '10.0.0.7/24',
  '10.0.0.7/10.0.0.8',
  '10.0.0.77、10.0.0.7:8080 nas-1',
  'fe80::1',
  '[2001:db8::1]:443',
  '2001:db8::1/64',
  'nas-1',
  'EDIT_03',
  'www.example.cn:8443',
  'xn--fiq228c.example.',
  '广电.公司',
])('"%s" says where a device answers', (text) => expect(saysWhere(text)).toBe(true))

test.each([
  '999.1.1.1',
  '1.2.3',
  '300.0.0.1:80',
  '10.0.0.256/24',
  '10.0.0.1/33',
  '10.0.0.1:99999',
  '10.0.0.1-5',
  '10.0.0.1, 10.0.0.300',
  '[10.0.0',
  'fe80::g',
  'http://10.0.0.1/',
  '-nas',
  '三楼机房',
  'a..b',
])('"%s" is a slip of the hand', (text) => expect(saysWhere(text)).toBe(false))
