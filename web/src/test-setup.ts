// Tests ask for words of both languages without waiting.
import { loadWords } from "./i18n";

await Promise.all([loadWords("en"), loadWords("fr")]);
