"""How older workspaces are brought up to date.

``SCHEMA`` is the number of the newest migration. The file keeps its own number too, so that a
workspace that is up to date opens without loading what migrations need.
"""

SCHEMA = 1
