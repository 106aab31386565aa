"""Comments that silence findings: `# scanlint: ignore[SCN101] -- reason`, `function-ignore`, `file-ignore`, `# noqa` and `# noqa: SCN101`."""
