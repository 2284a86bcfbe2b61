import type { Role, Scope } from '@finwait/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PrismaService } from '../../prisma.service.js';

/** A user as the database keeps it. */
export interface StoredUser {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
  /** In the PHC string format; `null` until it is set. */
  readonly passwordHash: string | null;
  readonly createdAt: number;
  readonly lastSignInAt: number | null;
}

/** What of a user can change. */
export type UserFields = Partial<Pick<StoredUser, 'role' | 'scope' | 'passwordHash' | 'lastSignInAt'>>;

/** Who may sign in: in the database, and in memory, since every request asks. */
@Injectable()
export class UserStore implements OnModuleInit {
  private readonly byId = new Map<number, StoredUser>();

  constructor(private readonly prisma: PrismaService) {}

  async onModuleInit(): Promise<void> {
    for (const row of await this.prisma.user.findMany()) this.byId.set(row.id, toUser(row));
  }

  find(id: number): StoredUser | undefined {
    return this.byId.get(id);
  }

  findByName(name: string): StoredUser | undefined {
    return this.all().find((user) => user.name === name);
  }

  /** Every user, by name. */
  all(): StoredUser[] {
    return [...this.byId.values()].sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Adds a user; `undefined` when another has the name. */
  async add(user: Omit<StoredUser, 'id' | 'lastSignInAt'>): Promise<StoredUser | undefined> {
    if (this.findByName(user.name)) return undefined;
    const scope = toText(user.scope);
    const [row] = await this.prisma.user
      .createManyAndReturn({ data: [{ ...user, scope }] })
      .catch(noneIfTaken);
    return row && this.keep(toUser(row));
  }

  /** Changes what is given of a user; `undefined` when it is no more. */
  async change(id: number, fields: UserFields): Promise<StoredUser | undefined> {
    const { scope, ...rest } = fields;
    const data = scope === undefined ? rest : { ...rest, scope: toText(scope) };
    const [row] = await this.prisma.user.updateManyAndReturn({ where: { id }, data });
    return row && this.keep(toUser(row));
  }

  /** Removes a user, and with it what the database keeps of its sessions and tokens. */
  async remove(id: number): Promise<void> {
    await this.prisma.user.deleteMany({ where: { id } });
    this.byId.delete(id);
  }

  private keep(user: StoredUser): StoredUser {
    this.byId.set(user.id, user);
    return user;
  }
}

type Row = Awaited<ReturnType<PrismaService['user']['findMany']>>[number];

function toUser(row: Row): StoredUser {
  return {
    id: row.id,
    name: row.name,
    role: row.role as Role,
    scope: row.scope === null ? null : (JSON.parse(row.scope) as string[]),
    passwordHash: row.passwordHash,
    createdAt: Number(row.createdAt),
    lastSignInAt: row.lastSignInAt === null ? null : Number(row.lastSignInAt),
  };
}

const toText = (scope: Scope): string | null => (scope === null ? null : JSON.stringify(scope));

/** Two requests for one name at once. */
function noneIfTaken(error: unknown): Row[] {
  if (error instanceof Error && 'code' in error && error.code === 'P2002') return [];
  throw error;
}
