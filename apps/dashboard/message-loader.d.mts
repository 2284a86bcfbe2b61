/** The source of a module of texts with those compiled that have arguments or marks. */
export default function compileMessages(source: string): string;
