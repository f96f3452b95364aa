"""The zone as a back office made with JeecgBoot serves it: the truth is in `success`, whatever `code` says."""
