import compile from 'icu-minify/compile';
import ts from 'typescript';

/**
 * Turbopack's loader of the modules of texts: each text that has arguments or marks is compiled to what
 * `use-intl/format-message/format-only` formats, so that no page loads a parser. Other texts stay as they are.
 */
export default function compileMessages(source) {
  const file = ts.createSourceFile('messages.ts', source, ts.ScriptTarget.Latest);
  let compiled = '';
  let end = 0;
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer)) {
      const { text } = node.initializer;
      const message = compile(text);
      if (message === text) return;
      compiled += source.slice(end, node.initializer.getStart(file)) + JSON.stringify(message);
      ({ end } = node.initializer);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return compiled + source.slice(end);
}
