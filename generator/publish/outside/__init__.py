"""The links that lead out of the project, asked over the network; no build and no check comes here."""
