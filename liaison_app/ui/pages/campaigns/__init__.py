"""Campaigns and their recipients."""
