import { UNATTENDED } from '@rongheng/core/identity/attendance'
import type { Rulebook } from '@rongheng/core/kernel/rulebook'
import type { Db } from '@rongheng/storage/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { holderOf } from '../identity/identify.ts'
import type { Door } from './app-types.ts'

// The __Host- prefix makes the browser insist on https, our own host and the whole path.
const cookieName = (request: FastifyRequest): string =>
  request.protocol === 'https' ? '__Host-rongheng' : 'rongheng'

/** The door of browsers: an opaque token in a cookie, kept in the database as its SM3. */
export const browserDoor = (db: Db, rulebook: Rulebook): Door => ({
  via: 'web',
  identify: async (request, now) => {
    const token = request.cookies[cookieName(request)]
    const attended = request.headers[UNATTENDED] === undefined
    return token ? holderOf(db, rulebook, token, now, attended) : null
  },
})

/** Hands the browser its session, until the browser closes; the server ends it earlier when it is idle or too old. */
export function giveCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(request), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  })
}

/** Takes the session away from the browser. */
export function takeCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  })
}
