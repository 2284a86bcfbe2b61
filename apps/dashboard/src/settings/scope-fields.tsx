'use client';

import type { Role, Scope } from '@finwait/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { readField } from './form-text';
import { parseTagList } from './tags-text';

const ROLES: readonly Role[] = ['viewer', 'operator', 'admin'];

/** Role and scope as a form has them; `null` when the scope is no list of tags. */
export function readPower(
  form: HTMLFormElement,
): { readonly role: Role; readonly scope: string[] | null } | null {
  const role = ROLES.find((known) => known === readField(form, 'role')) ?? 'viewer';
  const tags = role === 'admin' ? [] : parseTagList(readField(form, 'scope'));
  return tags && { role, scope: tags.length === 0 ? null : [...tags] };
}

/** Asks for a role, and for the scope where the role has one. */
export function ScopeFields({
  role: before = 'viewer',
  scope = null,
}: {
  readonly role?: Role;
  readonly scope?: Scope;
}) {
  const t = useTranslations('settingsPages');
  const [role, setRole] = useState<Role>(before);
  return (
    <>
      <NativeSelect
        label={t('role')}
        description={t(`rolesMean.${role}`)}
        name="role"
        data={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
      />
      {role !== 'admin' && (
        <TextInput
          label={t('scope')}
          description={t('scopeHint')}
          name="scope"
          defaultValue={scope?.join(', ') ?? ''}
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </>
  );
}
