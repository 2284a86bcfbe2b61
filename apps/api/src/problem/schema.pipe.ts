import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ApiError } from './api-error.js';

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** One line that names every field a schema refused. */
export function describeIssues(issues: readonly SchemaIssue[]): string {
  return issues
    .slice(0, 10)
    .map((issue) => {
      const path = (issue.path ?? [])
        .map((part) => String(typeof part === 'object' ? part.key : part))
        .join('.');
      return path === '' ? issue.message : `${path}: ${issue.message}`;
    })
    .join('; ');
}

/** Checks every parameter and body that names a schema, and refuses it with `request_malformed`. */
export function schemaPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => new ApiError('request_malformed', describeIssues(issues)),
  });
}
