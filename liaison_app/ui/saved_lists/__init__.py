"""The builder of saved lists, and the choice of one; campaigns and mail lists use them, too."""
