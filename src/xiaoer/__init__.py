"""Xiaoer (小二): open-source AI customer service for online shops."""
