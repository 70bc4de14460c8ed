// How the desk is built: plain files below dist/, nothing inline, so that the server's strict content policy holds.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: "es" },
  test: { include: ["src/**/*.test.ts"], setupFiles: ["src/test-setup.ts"] },
  server: { port: 5173, proxy: { "/api": "http://127.0.0.1:4100" } },
});
