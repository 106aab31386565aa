"""The language server: findings, fixes and facts about scans in the editor. Needs the extra ``lsp`` (pygls)."""
